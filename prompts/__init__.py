"""One TOML a prompt, as data of the package; `summarizer.prompts` reads them."""
