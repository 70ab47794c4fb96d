UPDATE crosswalk SET value = 'NO' WHERE scheme = 'iso2'
