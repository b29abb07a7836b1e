package org.shanzhi.matter;

import java.util.UUID;

/** A stored file that an action refers to. */
public record FileRef(UUID id, String kind, FreeText title) {}
