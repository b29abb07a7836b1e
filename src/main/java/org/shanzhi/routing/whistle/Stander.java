package org.shanzhi.routing.whistle;

/**
 * Who asks, as far as a call is concerned.
 *
 * @param called works in the department that is called
 * @param head answers for that department
 * @param whistler works in the unit that blew
 * @param commands decides for the centre and above
 * @param alone nobody else in the district commands
 */
public record Stander(int staff, boolean called, boolean head, boolean whistler, boolean commands, boolean alone) {
    /** Whether the call is any of the caller's business. */
    public boolean concerned() {
        return called || whistler || commands;
    }
}
