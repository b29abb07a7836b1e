package org.shanzhi.matter;

import org.shanzhi.kernel.RefusalCode;

/** Why a filter cannot be saved. Texts: messages/filters_*. */
public enum FilterRefusal implements RefusalCode {
    FILTER_NAME_LENGTH,
    FILTER_NAME_TAKEN,
    FILTER_NAME_OF_PERSON,
    FILTER_TOO_MANY,
    FILTER_EMPTY
}
