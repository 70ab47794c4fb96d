UPDATE documents SET basis = 'original' WHERE licence = 'all-rights-reserved'
