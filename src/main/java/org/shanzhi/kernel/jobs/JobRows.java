package org.shanzhi.kernel.jobs;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Results of rows, in the order in which they were worked on.
 *
 * @param last the number of the last of these
 * @param more whether there are rows after it already
 */
public record JobRows(List<JsonNode> rows, int last, boolean more) {}
