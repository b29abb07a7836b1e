package org.shanzhi.matter.page;

import java.util.List;

/**
 * A filter under its name.
 *
 * @param no of a saved one; null of one that is there for everybody
 * @param count up to a thousand; null when it cannot be counted
 * @param first whether the page opens with it
 * @param gone what its filters name that is not there any more; empty when all is well
 */
public record ListChip(
        Integer no, String label, String href, String count, boolean on, boolean first, List<String> gone) {
    ListChip counting(String some) {
        return new ListChip(no, label, href, some, on, first, gone);
    }
}
