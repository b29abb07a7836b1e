package org.shanzhi.access;

import org.jooq.RowCountQuery;

/** A key just made, and the statement that keeps it: the caller sends it in the round trip that writes the matter. */
public record NewKey(MatterKey key, RowCountQuery insert) {}
