"""From the bytes of a DOCX to lines: what stands where in a Word document."""
