package org.shanzhi.notify.carry;

/**
 * What carries a medium, and where to.
 *
 * @param host null when it is a file of ours
 */
record Way(String host, Carrier carrier) {}
