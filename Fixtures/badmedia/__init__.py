"""Media with every defect of the catalogue, each as a named case that says what must be found."""
