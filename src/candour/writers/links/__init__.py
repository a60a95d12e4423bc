"""Links between rows of tables: as a table, a workbook, or JSON a line."""
