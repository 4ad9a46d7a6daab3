import {
  BlobSASPermissions,
  BlobServiceClient,
  type ContainerClient,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob'

const ACCOUNT = 'devstoreaccount1'
/** The emulator's development key, the same on every machine and published in Azure's documentation. */
const PUBLISHED_KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='
const CONTAINER = 'actions-results'

/** One container of the emulated blob store, reached directly by the service and by signed addresses by its clients. */
export class BlobStore {
  readonly #credential = new StorageSharedKeyCredential(ACCOUNT, PUBLISHED_KEY)
  readonly #container: ContainerClient
  readonly #publicOrigin: string

  private constructor(origin: string, publicOrigin: string) {
    this.#publicOrigin = publicOrigin
    this.#container = new BlobServiceClient(`${origin}/${ACCOUNT}`, this.#credential).getContainerClient(
      CONTAINER,
    )
  }

  /** `publicOrigin` is what signed addresses begin with: a proxy may stand there. */
  static async open(origin: string, publicOrigin: string): Promise<BlobStore> {
    const store = new BlobStore(origin, publicOrigin)
    await store.#container.createIfNotExists()
    return store
  }

  /** `cw` to create and write, `r` to read. */
  signedUrl(blobName: string, permissions: 'cw' | 'r', contentDisposition?: string): string {
    const now = Date.now()
    const query = generateBlobSASQueryParameters(
      {
        containerName: CONTAINER,
        blobName,
        permissions: BlobSASPermissions.parse(permissions),
        startsOn: new Date(now - 300_000),
        expiresOn: new Date(now + 3_600_000),
        ...(contentDisposition === undefined ? {} : { contentDisposition }),
      },
      this.#credential,
    )
    const path = blobName.split('/').map(encodeURIComponent).join('/')
    return `${this.#publicOrigin}/${ACCOUNT}/${CONTAINER}/${path}?${query.toString()}`
  }

  /** Bytes committed, or null where no upload was completed. */
  async committedBytes(blobName: string): Promise<number | null> {
    const blob = this.#container.getBlobClient(blobName)
    if (!(await blob.exists())) return null
    return (await blob.getProperties()).contentLength ?? null
  }

  read(blobName: string): Promise<Buffer> {
    return this.#container.getBlobClient(blobName).downloadToBuffer()
  }

  async write(blobName: string, bytes: Buffer): Promise<void> {
    await this.#container.getBlockBlobClient(blobName).uploadData(bytes)
  }

  async remove(blobName: string): Promise<void> {
    await this.#container.getBlobClient(blobName).deleteIfExists()
  }
}
