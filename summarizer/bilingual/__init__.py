"""An English sentence against the Arabic one that it renders: what was lost, added or changed."""
