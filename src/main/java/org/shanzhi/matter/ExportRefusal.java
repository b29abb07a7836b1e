package org.shanzhi.matter;

import org.shanzhi.kernel.RefusalCode;

/** Why a list cannot be taken out as a file. Texts: messages/exports_*. */
public enum ExportRefusal implements RefusalCode {
    EXPORT_NOTHING,
    EXPORT_TOO_MANY,
    EXPORT_AT_WORK,
    EXPORT_FIELD_MISSING,
    EXPORT_FILE_GONE,
    EXPORT_NOT_IN_CLEAR,
    EXPORT_WORDS_TOO_SHORT
}
