package org.shanzhi.matter;

/** 查看理由: why somebody must see a party in full. */
public enum RevealReason {
    /** 联系当事人. */
    CONTACT,
    /** 核对身份. */
    IDENTIFY,
    /** 送达文书. */
    DELIVER,
    /** 上门或现场处置. */
    VISIT,
    /** 紧急救助. */
    EMERGENCY
}
