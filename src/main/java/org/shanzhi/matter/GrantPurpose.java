package org.shanzhi.matter;

/** 授权用途: what somebody outside a matter's units may read it for. */
public enum GrantPurpose {
    /** 法律咨询. */
    COUNSEL,
    /** 专家论证. */
    EXPERTISE,
    /** 协助调解. */
    MEDIATION_HELP,
    /** 志愿服务. */
    VOLUNTEERING,
    /** 跨单位会商. */
    CONSULTATION,
    /** 督办检查. */
    INSPECTION
}
