package org.shanzhi.policy;

import java.time.LocalDate;
import java.util.Map;

/**
 * An edition of deadlines as somebody wants it.
 *
 * @param basedOn the edition in force that was looked at; 0 for none
 * @param changes by code: every row as the district wants it that is not as shipped; what is left out is as shipped
 * @param movesFrom the first day on which open matters move to it; null: they keep theirs
 */
public record NewEdition(int basedOn, Map<String, RowChange> changes, String reason, LocalDate movesFrom) {}
