"""Where people meet the coach: Slack, Discord, the terminal and a local web page."""
