"""What a resume could do without, by what it is: jobs of long ago or of another kind, projects, sections, skills."""
