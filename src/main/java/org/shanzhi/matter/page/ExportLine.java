package org.shanzhi.matter.page;

import org.shanzhi.matter.ExportSheet;

/**
 * A line of the exports there were.
 *
 * @param list the list in words
 * @param who made it
 */
public record ExportLine(ExportSheet sheet, String list, String who, String unit) {}
