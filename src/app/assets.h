/* assets.h - the web interface as the program carries it; made by tools/embed.py. */
#ifndef APP_ASSETS_H
#define APP_ASSETS_H

#include "http/server.h"

extern const Asset app_assets[]; /* sorted by path */
extern const size_t app_asset_count;

#endif
