"""What all workflows stand on: the school, its pupils, people, classes, terms and roll."""
