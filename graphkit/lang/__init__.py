"""Language: words, names, dates and folding of Vietnamese administrative text."""
