package org.shanzhi.intake;

import org.shanzhi.kernel.RefusalCode;

/** What is wrong with a file that is to be imported, or with one of its rows. Texts: messages/imports_*. */
public enum ImportRefusal implements RefusalCode {
    // the file
    TABLE_EMPTY,
    TABLE_UNKNOWN_FORMAT,
    TABLE_OLD_EXCEL,
    TABLE_BROKEN,
    /** Several large workbooks are being read, and there is no room for another one in memory. */
    TABLES_WAIT,
    TABLE_ENCODING,
    TABLE_TOO_LARGE_INSIDE,
    IMPORT_COLUMNS_MISSING,
    IMPORT_FILE_GONE,
    IMPORT_AT_WORK,
    IMPORT_IS_OVER,
    IMPORT_STARTER_LEFT,
    // the profile
    IMPORT_NO_PROFILE,
    IMPORT_PROFILE_EXISTS,
    IMPORT_COLUMN_CHOSEN_TWICE,
    IMPORT_VALUE_LINE,
    IMPORT_NO_BODY_COLUMN,
    // a row
    IMPORT_BAD_MOMENT,
    IMPORT_UNKNOWN_VALUE,
    IMPORT_BROKEN_CELL,
    IMPORT_EXTRA_CELLS,
    IMPORT_DIGITS_LOST,
    IMPORT_ANSWER_BEFORE,
    IMPORT_ALREADY_HERE,
    IMPORT_SAME_AS_ROW,
    IMPORT_SAME_ID_OTHER_TEXT
}
