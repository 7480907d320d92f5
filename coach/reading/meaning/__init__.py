"""From lines to a resume: sections, entries, bullets, contact, skills, level."""
