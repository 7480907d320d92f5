"""From the bytes of a PDF to lines: what stands where on its pages."""
