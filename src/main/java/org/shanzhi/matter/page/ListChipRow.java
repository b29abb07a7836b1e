package org.shanzhi.matter.page;

import java.util.List;

/**
 * The filters above a list.
 *
 * @param list address of what is shown, to be saved
 * @param savable whether it narrows the list and is none of the chips
 * @param counts of the other lists that were asked for besides, in their order
 */
public record ListChipRow(List<ListChip> chips, String list, boolean savable, List<Integer> counts) {}
