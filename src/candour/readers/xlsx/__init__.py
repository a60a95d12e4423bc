"""Excel workbooks: values by calamine, and from the file's own XML all that calamine leaves out."""
