import { Body, CanActivate, Controller, ExecutionContext, Get, Injectable, Post, SetMetadata, UseGuards } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import { AuthGuard } from "@nestjs/passport";

const FOR_ALL = "forAll";
const ForAll = () => SetMetadata(FOR_ALL, true);

@Injectable()
class Members extends AuthGuard("jwt") implements CanActivate {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  canActivate(context: ExecutionContext) {
    const isForAll = this.reflector.getAllAndOverride<boolean>(FOR_ALL, [context.getHandler(), context.getClass()]);
    if (isForAll) {
      return true;
    }
    return super.canActivate(context);
  }
}

@Controller("albums")
class Albums {
  constructor(private readonly albums: AlbumStore) {}

  @UseGuards(Members)
  @Post("make")
  make(@Body() album: NewAlbum) {
    return this.albums.insert(album);
  }

  @UseGuards(Members)
  @Post("rename")
  rename(@Body() album: NewAlbum) {
    return this.albums.update({ id: album.id }, album);
  }

  @UseGuards(Members)
  @Post("close")
  close(@Body() album: NewAlbum) {
    return this.albums.update({ id: album.id }, { open: false });
  }

  @UseGuards(Members)
  @Post("order")
  order(@Body() album: NewAlbum) {
    return this.albums.update({ id: album.id }, { order: album.order });
  }

  @Post("look")
  look(@Body() album: NewAlbum) {
    return this.albums.update({ id: album.id }, { looks: album.looks });
  }
}
