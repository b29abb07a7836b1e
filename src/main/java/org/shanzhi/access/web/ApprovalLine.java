package org.shanzhi.access.web;

import java.util.List;
import org.shanzhi.access.Approval;
import org.shanzhi.access.ApprovalKind.Told;

/**
 * Something that two people decide, in the words of the page.
 *
 * @param asker who asked; empty when that person serves no more
 * @param decider who decided; empty when nobody did, or that person serves no more
 * @param deciders who may decide it, for whoever waits for them
 * @param more how many others may
 */
public record ApprovalLine(
        Approval approval, List<Told> told, String asker, String decider, List<String> deciders, int more) {}
