class Count {}
