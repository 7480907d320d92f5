"""What every part of the reader knows of words: dates, places, names of headings, languages."""
