public final class NoStage {}
