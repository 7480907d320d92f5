"""The coaching core: reads resumes and postings, reviews them, keeps what must be kept; knows no platform."""
