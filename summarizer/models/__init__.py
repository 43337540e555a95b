"""The model store: brought in once, verified, converted, tried. Nothing here runs while answering."""
