"""The model store: models brought in once, verified, converted and tried."""
