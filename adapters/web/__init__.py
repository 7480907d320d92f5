"""The playground: a local web page that shows what chat would show; health and metrics."""
