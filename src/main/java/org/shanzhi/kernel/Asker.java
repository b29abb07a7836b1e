package org.shanzhi.kernel;

/**
 * Who sends a request, as far as the kernel's services must know: whose keys, files and jobs these are. What they may do
 * is not decided here.
 *
 * @param clientId account, token or outside system, the same for every request it sends; never shown
 * @param staffId whom the rows name as their author; null for an outside system
 * @param byToken whether a program asks, which must send the headers that pages need not
 */
public record Asker(int districtId, String clientId, Integer staffId, boolean byToken) {}
