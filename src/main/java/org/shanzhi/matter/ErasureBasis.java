package org.shanzhi.matter;

/** 删除依据: why a matter's personal data is erased. */
public enum ErasureBasis {
    /** The person asked for it (个人信息保护法47). */
    RIGHTS_REQUEST,
    /** Its keeping time is over. */
    RETENTION
}
