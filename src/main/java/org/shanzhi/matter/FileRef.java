package org.shanzhi.matter;

import java.util.UUID;

/**
 * A stored file that an action refers to.
 *
 * @param kind a code of the list {@code file_kinds}; it lies open in the log, so it is never what somebody typed
 */
public record FileRef(UUID id, String kind, FreeText title) {}
