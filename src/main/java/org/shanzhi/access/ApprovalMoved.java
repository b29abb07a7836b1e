package org.shanzhi.access;

import java.util.Set;

/**
 * Published in the transaction in which somebody asked, decided, withdrew, or nobody decided in time.
 *
 * @param deciders who may decide it, while it waits; empty afterwards
 */
public record ApprovalMoved(Approval approval, Set<Integer> deciders) {}
