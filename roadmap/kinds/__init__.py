"""What shows that an activity took place, and where the documents of a stage are made: tables, read by selectors."""
