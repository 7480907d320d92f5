"""Reading resumes: bytes → Document (what stands where) → Resume (what it means)."""
