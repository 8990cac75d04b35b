class Total {}
