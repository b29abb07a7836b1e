package org.shanzhi.matter;

/** 导出用途: what a list is taken out for; said in words besides. */
public enum ExportPurpose {
    /** 会议研判. */
    MEETING,
    /** 督办检查. */
    SUPERVISION,
    /** 统计报送. */
    REPORT,
    /** 工作交接. */
    HANDOVER,
    /** 其他. */
    OTHER
}
