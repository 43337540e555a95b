"""Article sets to try Khulasa with; README.md describes each."""
