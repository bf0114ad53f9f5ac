/** What records name a Word document of 2007 and later. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What records name a Word document of 1997 to 2003. */
export const docType = 'application/msword';
