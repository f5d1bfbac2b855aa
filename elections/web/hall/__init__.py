"""The pages with which a tablet is made to trust a hall's laptop."""
