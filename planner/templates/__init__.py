"""Reading the templates a planner may edit; the files themselves are in the folder of that name at the top."""
