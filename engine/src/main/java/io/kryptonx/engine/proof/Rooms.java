package io.kryptonx.engine.proof;

/** Where an engine does work apart from its store. */
public record Rooms(CleanRoom.Opener clean, ChaosRoom.Opener chaos) {}
