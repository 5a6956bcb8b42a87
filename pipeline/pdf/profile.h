/* profile.h - the colours of the file are sRGB: its ICC profile.  Private to pdf/. */
#ifndef CLEA_PDF_PROFILE_H
#define CLEA_PDF_PROFILE_H

struct buf;

/* An sRGB profile fit for an output intent; NULL: none is installed.  Caller frees. */
struct buf	*profile_load(void);

#endif /* !CLEA_PDF_PROFILE_H */
